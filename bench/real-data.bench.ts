import './real-data/main.ts'
